import { AppError } from '#contracts/errors.js';

export const wrongSignIn = (): AppError =>
  new AppError('sign-in-wrong', { kind: 'unauthorised', message: 'Tên đăng nhập hoặc mật khẩu không đúng' });

export const tooManyAttempts = (retryAfterSeconds: number): AppError =>
  new AppError('too-many-attempts', {
    kind: 'too-many',
    message: `Quá nhiều lần thử, hãy đợi ${retryAfterSeconds} giây rồi thử lại`,
    retryAfterSeconds,
  });

export const sessionEnded = (code: 'refresh-unknown' | 'refresh-reused'): AppError =>
  new AppError(code, {
    kind: 'unauthorised',
    message:
      code === 'refresh-reused'
        ? 'Phiên đăng nhập đã bị dùng ở nơi khác nên đã kết thúc; hãy đăng nhập lại và báo quản trị viên nếu không phải bạn'
        : 'Phiên đăng nhập đã kết thúc, hãy đăng nhập lại',
  });

export const notOneself = (code: string, message: string): AppError =>
  new AppError(code, { kind: 'forbidden', message });
