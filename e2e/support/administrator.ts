/** Where the signed-in session of the first administrator is kept for later journeys. */
export const administratorState = 'test-results/administrator.json';

export const administrator = {
  name: 'Ada Administrator',
  email: 'ada@stratum.test',
  password: 'correct horse battery staple',
};
