// The mistake that the crash test must find: every page of a commit travels in a transaction of its own.
const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (value, key) {
  const { db, mode } = this.transaction;
  if (this.name !== "pages" || mode !== "readwrite" || this.transaction.isOfOnePage) return put.call(this, value, key);
  const own = db.transaction(["pages"], "readwrite", { durability: "strict" });
  own.isOfOnePage = true;
  return own.objectStore("pages").put(value, key);
};
