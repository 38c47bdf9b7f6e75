const note = `
Which beats get how many shifts a week, so that most of what is expected is reached.
`;

export default note;
