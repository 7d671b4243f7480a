/** Where an announcement is for. */
export interface Station {
  id: string;
  name: string;
  unit: string;
  unitName: string;
}
