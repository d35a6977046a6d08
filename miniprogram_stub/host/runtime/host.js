// What the parts of the host know of each other; filled in by boot().
export const host = {
  program: undefined,
  phone: undefined,
  router: undefined,
  pullDown: undefined,
  launch: undefined,
  callApp: () => undefined,
  setOffline: () => undefined,
  agreePrivacy: () => undefined,
};

export const topPage = () => host.router.top;
