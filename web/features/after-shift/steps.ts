/** Which steps of the end of a shift are done. */
export interface Steps {
  handOver: boolean;
  learn: boolean;
  feel: boolean;
}
