import "b/module";
import "./a.css";
