globalThis.effect = "done";
