// Preloaded into the server: fails the FAULT_AT-th open, write, sync or truncate of a file below
// FAULT_FOLDER with FAULT_ERRNO, and writes into FAULT_LOG which one that was. Instead of it every
// write fails while there is a file FAULT_WHILE.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static int is_below(const char *path) {
    const char *folder = getenv("FAULT_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(const char *call, const char *path) {
    const char *full = getenv("FAULT_WHILE");
    if (full) {
        int is_full = is_below(path) && !strcmp(call, "write") && access(full, F_OK) == 0;
        errno = is_full ? atoi(getenv("FAULT_ERRNO")) : errno;
        return is_full;
    }
    if (!is_below(path) || atomic_fetch_add(&calls, 1) + 1 != atol(getenv("FAULT_AT"))) return 0;
    FILE *log = fopen(getenv("FAULT_LOG"), "w");
    if (log) {
        fprintf(log, "%s %s\n", call, path);
        fclose(log);
    }
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

static int fails_at(const char *call, int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MODE(flags) \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags) & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest)

int open(const char *path, int flags, ...) {
    MODE(flags);
    return fails("open", path) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags);
    return fails("open", path) ? -1 : REAL(open64)(path, flags, mode);
}
ssize_t write(int file, const void *bytes, size_t count) {
    return fails_at("write", file) ? -1 : REAL(write)(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return fails_at("write", file) ? -1 : REAL(pwrite)(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    return fails_at("write", file) ? -1 : REAL(pwrite64)(file, bytes, count, at);
}
int fsync(int file) { return fails_at("sync", file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails_at("sync", file) ? -1 : REAL(fdatasync)(file); }
int ftruncate(int file, off_t size) { return fails_at("truncate", file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails_at("truncate", file) ? -1 : REAL(ftruncate64)(file, size); }
