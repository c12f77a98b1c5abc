export { Button, type ButtonProps } from "./Button.tsx";
export { Card, type CardProps } from "./Card.tsx";
export { Dialog, type DialogProps } from "./Dialog.tsx";
export { Price, type PriceProps } from "./Price.tsx";
export { Skeleton, type SkeletonProps } from "./Skeleton.tsx";
export { TextField, type TextFieldProps } from "./TextField.tsx";
