// Parts of the File System Access API that TypeScript does not know yet.
interface FileSystemHandle {
  queryPermission?(wish: { mode: "readwrite" }): Promise<PermissionState>;
  requestPermission?(wish: { mode: "readwrite" }): Promise<PermissionState>;
}

interface Window {
  showDirectoryPicker?(wish: { id?: string; mode: "readwrite"; startIn?: string }): Promise<FileSystemDirectoryHandle>;
}
