// Logging in: codes that only the sandbox's WeChat understands.
import { asyncApis } from './api.js';
import { random, user } from './person.js';

export const loginApis = {
  ...asyncApis({
    login: () => ({ code: `demo:${user}:${random()}` }),
    checkSession: () => undefined,
    // wechat: gives no real profile any more, only these
    getUserProfile: () => ({ userInfo: { nickName: '微信用户', avatarUrl: '' } }),
  }),
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
  }),
  // In WeChat the ext configuration is empty and the app falls back to its https domain; here
  // the backend is the server that the preview came from.
  getExtConfigSync: () => ({ apiBase: location.origin }),
};
