// SPDX-License-Identifier: EUPL-1.2
/* Files put in their place whole or not at all: a program killed here leaves the old file, or none, never half a one. */
#include "internal.h"

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Renames unless something is there already. FAT and some network file systems know only the plain rename. */
static int rename_new(const char *from, const char *to)
{
	if (!renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE))
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (file_exists(to)) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

/* Where the file system has nameless files: not even a crash leaves anything behind. -1 with errno. */
static int place_nameless(const char *dir, const char *path, const void *data, size_t len)
{
	int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return -1;
	char self[32];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	int code = file_write_all(fd, data, len) || fsync(fd) ? -1 : linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
	int saved = errno;
	close(fd);
	errno = saved;
	return code;
}

static int place_named(const char *path, const void *data, size_t len)
{
	int fd = -1;
	char *temporary = file_temporary(NULL, path, &fd);
	int code = !temporary || file_write_all(fd, data, len) || fsync(fd) || rename_new(temporary, path) ? -1 : 0;
	int saved = errno;
	if (fd >= 0) {
		close(fd);
		if (code)
			unlink(temporary);
	}
	talloc_free(temporary);
	errno = saved;
	return code;
}

int place_new(const char *path, const void *data, size_t len, bool *existed, struct err *e)
{
	char *dir = path_dir(NULL, path);
	int code = place_nameless(dir, path, data, len);
	if (code && errno != EEXIST && errno != ENOSPC && errno != EDQUOT)
		code = place_named(path, data, len);
	talloc_free(dir);
	*existed = code && errno == EEXIST;
	if (*existed)
		return 0;
	if (code)
		return err_errno(e, path);
	file_sync_name(path); /* some network file systems cannot: the file is there all the same */
	return 0;
}

int place_temporary(const void *parent, char **out, const char *path, struct err *e)
{
	int fd;
	*out = file_temporary(parent, path, &fd);
	if (!*out)
		return err_errno(e, path);
	close(fd);
	return 0;
}

int place_move(const char *temporary, const char *path, struct err *e)
{
	int fd = open(temporary, O_RDWR | O_CLOEXEC);
	int code = fd < 0 || fsync(fd) || rename(temporary, path) ? err_errno(e, path) : 0;
	if (fd >= 0)
		close(fd);
	if (!code)
		file_sync_name(path); /* some network file systems cannot: the file is there all the same */
	return code;
}

static const char *const left_beside[] = {"-journal", "-wal"};

int place_clear(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < LENGTH(left_beside); i++) {
		char *left = mem_printf(tmp, "%s%s", path, left_beside[i]);
		if (file_exists(left))
			return err_setf(e, ERR_DATA,
			                _("%s is gone, but %s, which belongs to it, is still there|put the journal back beside it, or move that file "
			                  "elsewhere"),
			                path, left);
	}
	return 0;
}

int place_aside(const char *path, const char *aside, struct err *e)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < LENGTH(left_beside); i++) {
		char *left = mem_printf(tmp, "%s%s", path, left_beside[i]);
		if (file_exists(left) && rename_new(left, mem_printf(tmp, "%s%s", aside, left_beside[i])))
			return err_errno(e, left);
	}
	return 0;
}

char *place_beside(const void *parent, const char *path, const char *suffix)
{
	char *beside = mem_printf(parent, "%s-%s", path, suffix);
	for (int n = 2; file_exists(beside) || place_clear(beside, NULL); n++)
		beside = mem_printf(parent, "%s-%s-%d", path, suffix, n);
	return beside;
}

/* Byte for byte, damage included. */
int place_copy(const char *path, const char *beside, struct err *err)
{
	int in = open(path, O_RDONLY | O_CLOEXEC), out = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t n = in < 0 || out < 0 ? -1 : 1;
	while (n > 0)
		n = sendfile(out, in, NULL, 1 << 20);
	int code = n < 0 || fsync(out) ? err_errno(err, beside) : 0;
	if (code && out >= 0)
		unlink(beside);
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	return code;
}

/* A journal whose writing was interrupted is whole only with the file that takes it back: both are kept. */
int place_keep(const char *path, const char *suffix, const void *parent, char **kept, struct err *e)
{
	AUTO_CTX(tmp);
	char *interrupted = mem_printf(tmp, "%s-journal", path);
	*kept = place_beside(parent, path, suffix);
	int code = place_copy(path, *kept, e);
	return code || !file_exists(interrupted) ? code : place_copy(interrupted, mem_printf(tmp, "%s-journal", *kept), e);
}

int place_free_space(const char *path, int64_t need, struct err *e)
{
	char *dir = path_dir(NULL, path);
	struct statvfs fs;
	int code = 0;
	if (!statvfs(dir, &fs) && (int64_t)(fs.f_bavail * fs.f_frsize) < need)
		code = err_setf(e, ERR_DATA, _("The disk of %s is nearly full: %lld MB are needed|free some space, then do it again"), path,
		                (long long)(need >> 20) + 1);
	talloc_free(dir);
	return code;
}
