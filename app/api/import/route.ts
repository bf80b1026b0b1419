import { handleUpload } from '@/server/trpc/handle-upload';

export const dynamic = 'force-dynamic';
export { handleUpload as POST };
