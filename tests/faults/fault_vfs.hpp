/// @file
/// A VFS of SQLite that fails on order: at the n-th operation of a kind, once or from then on.
#pragma once

#include <sqlite3.h>

#include <cstring>
#include <string>

namespace steward::test {

enum class Fault {
    none,
    disk_full,    ///< a write answers ENOSPC
    write_error,  ///< a write answers EIO
    short_write,  ///< half of a write reaches the file, then EIO
    sync_error,   ///< fsync answers EIO
    read_error,   ///< a read answers EIO
    truncate_error,
    power_cut,  ///< half of a write reaches the file, and nothing works from then on
};

/// What is to happen, and what did. One for the program: SQLite's VFS is registered for all of it.
struct FaultPlan {
    Fault fault = Fault::none;
    int at = 0;    ///< the operation of the fault's kind that fails, from 1
    int seen = 0;  ///< operations of that kind so far
    bool happened = false;
};

inline FaultPlan fault_plan;

namespace fault_vfs {

struct File {
    sqlite3_file base;
    sqlite3_file* real;
};

inline sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
inline sqlite3_vfs* below(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

inline bool power_is_cut() { return fault_plan.happened && fault_plan.fault == Fault::power_cut; }

/// Whether this operation, of the kind that the fault is of, is the one to fail.
inline bool strikes(bool of_kind) {
    if (!of_kind || fault_plan.happened || ++fault_plan.seen != fault_plan.at) return false;
    fault_plan.happened = true;
    return true;
}

inline int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }

inline int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    if (power_is_cut() || strikes(fault_plan.fault == Fault::read_error)) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

inline int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    if (power_is_cut()) return SQLITE_IOERR_WRITE;
    const Fault fault = fault_plan.fault;
    if (strikes(fault == Fault::disk_full || fault == Fault::write_error || fault == Fault::short_write ||
                fault == Fault::power_cut)) {
        if (fault == Fault::short_write || fault == Fault::power_cut) {
            real(file)->pMethods->xWrite(real(file), from, size / 2, at);
        }
        return fault == Fault::disk_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

inline int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (power_is_cut() || strikes(fault_plan.fault == Fault::truncate_error)) return SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
}

inline int sync(sqlite3_file* file, int flags) {
    if (power_is_cut() || strikes(fault_plan.fault == Fault::sync_error)) return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}

inline const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods table = [] {
        sqlite3_io_methods m{};
        m.iVersion = 2;  // without memory mapping
        m.xClose = close;
        m.xRead = read;
        m.xWrite = write;
        m.xTruncate = truncate;
        m.xSync = sync;
        m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); };
        m.xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); };
        m.xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); };
        m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
            return real(f)->pMethods->xCheckReservedLock(real(f), out);
        };
        m.xFileControl = [](sqlite3_file* f, int op, void* arg) {
            return real(f)->pMethods->xFileControl(real(f), op, arg);
        };
        m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
        m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
            return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
        };
        m.xShmLock = [](sqlite3_file* f, int at, int n, int flags) {
            return real(f)->pMethods->xShmLock(real(f), at, n, flags);
        };
        m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
        m.xShmUnmap = [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); };
        return m;
    }();
    return &table;
}

inline int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* const own = reinterpret_cast<File*>(file);
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    own->base.pMethods = nullptr;
    if (power_is_cut()) return SQLITE_CANTOPEN;
    const int code = below(vfs)->xOpen(below(vfs), name, own->real, flags, out_flags);
    if (own->real->pMethods != nullptr) own->base.pMethods = methods();
    return code;
}

inline int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    if (power_is_cut()) return SQLITE_IOERR_DELETE;
    return below(vfs)->xDelete(below(vfs), name, sync_folder);
}

}  // namespace fault_vfs

/// The name to open a store with. Registers the VFS when called first.
inline std::string fault_vfs_name() {
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs* const usual = sqlite3_vfs_find(nullptr);
        sqlite3_vfs wrapped = *usual;
        wrapped.zName = "steward_faults";
        wrapped.pNext = nullptr;
        wrapped.pAppData = usual;
        wrapped.szOsFile = static_cast<int>(sizeof(fault_vfs::File)) + usual->szOsFile;
        wrapped.xOpen = fault_vfs::open;
        wrapped.xDelete = fault_vfs::remove;
        return wrapped;
    }();
    sqlite3_vfs_register(&vfs, 0);
    return vfs.zName;
}

}  // namespace steward::test
