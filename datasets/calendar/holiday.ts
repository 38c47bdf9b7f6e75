/** One holiday in one year. */
export interface Holiday {
  /** ISO day. */
  date: string;
  name: string;
  /** Days before and after it that belong to it. */
  before: number;
  after: number;
  /** Known to the day; otherwise it may lie a day beside, as where the moon is sighted. */
  exact: boolean;
}
