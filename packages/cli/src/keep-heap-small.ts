import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 collect garbage when its heap has grown by half. Left to itself it waits until six times as much lies there as is
 * in use, since what one repository leaves behind has often become old by then. Costs next to nothing (docs/decisions/0014).
 */
export function keepHeapSmall(): void {
  // V8 looks at this flag whenever it sets the next limit, so that it can be given to it late.
  setFlagsFromString("--heap-growing-percent=50");
}
