/** The colours a mail is printed in, each "#RRGGBB"; the night pair replaces them where the reader's screen is dark. */
export type MailTheme = {
  paper: string;
  key: string;
  spot: string;
  onSpot: string;
  act: string;
  onAct: string;
  ink: string;
  muted: string;
  wall: string;
  rule: string;
  night: {
    wall: string;
    sheet: string;
    ink: string;
    muted: string;
    act: string;
    onAct: string;
    rule: string;
  };
};

export const text = "'Franklin Gothic Book','Libre Franklin',Arial,Helvetica,sans-serif";
export const display =
  "Impact,Haettenschweiler,'HelveticaNeue-CondensedBlack','Arial Narrow Bold','Arial Narrow',Arial,sans-serif";
export const slug = "'Arial Black','Helvetica Neue',Arial,sans-serif";
