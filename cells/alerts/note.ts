const note = `
Which series, such as a type of crime in a beat, had more cases in the last week than their own past lets
expect.
`;

export default note;
