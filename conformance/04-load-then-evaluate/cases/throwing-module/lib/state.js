export const state = { attempts: 0 };
