// SPDX-License-Identifier: EUPL-1.2
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

enum { CHUNK = 16384, ATTEMPTS = 100 };
#define TEMPORARY ".carnet-%ld-%d.tmp"

static ssize_t read_some(int fd, char *to, size_t n)
{
	ssize_t got;

	do
		got = read(fd, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

static int too_large(const char *name, size_t max, struct err *e)
{
	enum { KB = 1000, MB = 1000000 };

	if (max >= MB)
		return err_setf(e, ERR_INPUT, _("%s is larger than %zu MB|choose a smaller file"), name, max / MB);
	return err_setf(e, ERR_INPUT, _("%s is larger than %zu kB|choose a smaller file"), name, max / KB);
}

/* Everything fd has, up to one byte more than max so that the excess is seen. A regular file is read in one piece. */
static int read_all(char **data, size_t *len, int fd, size_t max, const char *name, struct err *e)
{
	struct stat st;
	size_t cap = CHUNK, n = 0;
	ssize_t got;

	if (fstat(fd, &st) < 0)
		return err_errno(e, name);
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return err_errno(e, name);
	}
	if (S_ISREG(st.st_mode) && st.st_size > 0 && (size_t)st.st_size > max)
		return too_large(name, max, e);
	if (S_ISREG(st.st_mode) && st.st_size >= CHUNK)
		cap = (size_t)st.st_size + 2;
	*data = GROW(NULL, *data, cap);
	while ((got = read_some(fd, *data + n, cap - n - 1)) > 0) {
		n += (size_t)got;
		if (n > max)
			return too_large(name, max, e);
		if (n == cap - 1)
			*data = GROW(NULL, *data, cap = 2 * cap < max + 2 ? 2 * cap : max + 2);
	}
	if (got < 0)
		return err_errno(e, name);
	(*data)[n] = '\0';
	*len = n;
	return 0;
}

int file_read(const void *parent, char **out, size_t *len, const char *path, size_t max, struct err *e)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	char *data = NULL;
	int code;

	if (fd < 0)
		return err_errno(e, path);
	code = read_all(&data, len, fd, max, standard ? _("The standard input") : path, e);
	if (!standard)
		close(fd);
	if (code)
		talloc_free(data);
	else
		*out = talloc_steal(parent, data);
	return code;
}

int file_write_all(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		data += n;
		len -= (size_t)n;
	}
	return 0;
}

/* The name is short, whatever the final one. */
char *file_temporary(const void *parent, const char *path, int *fd)
{
	AUTO_CTX(tmp);
	const char *dir = path_dir(tmp, path);

	for (int i = 0; i < ATTEMPTS; i++) {
		char *name = mem_printf(tmp, "%s/" TEMPORARY, dir, (long)getpid(), i);

		*fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (*fd >= 0)
			return talloc_steal(parent, name);
		if (errno != EEXIST)
			return NULL;
	}
	return NULL;
}

void file_sweep(const char *dir)
{
	enum { DAY = 24 * 60 * 60 };
	DIR *d = opendir(dir);
	struct dirent *entry;

	while (d && (entry = readdir(d))) {
		struct stat st;
		long pid;
		int n, end = 0;
		if (sscanf(entry->d_name, TEMPORARY "%n", &pid, &n, &end) != 2 || !end || entry->d_name[end])
			continue;
		if (fstatat(dirfd(d), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) && time(NULL) - st.st_mtime > DAY)
			unlinkat(dirfd(d), entry->d_name, 0);
	}
	if (d)
		closedir(d);
}

/* A USB key in FAT knows no modes and says EPERM: the file matters more than its mode. */
static int set_mode(int fd, mode_t mode)
{
	return fchmod(fd, mode) < 0 && errno != EPERM && errno != ENOTSUP ? -1 : 0;
}

/* Some file systems cannot sync a folder and say EINVAL. */
int file_sync_name(const char *path)
{
	AUTO_CTX(tmp);
	int fd = open(path_dir(tmp, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc, number;

	if (fd < 0)
		return errno == EACCES ? 0 : -1; /* a folder one may write but not list */
	rc = fsync(fd) < 0 && errno != EINVAL ? -1 : 0;
	number = errno;
	close(fd);
	errno = number;
	return rc;
}

/* Everything on the disk under the temporary name; -1 with errno. Closes fd. */
static int fill(int fd, const char *data, size_t len, mode_t mode)
{
	int rc = file_write_all(fd, data, len) < 0 || set_mode(fd, mode) < 0 || fsync(fd) < 0 ? -1 : 0;
	int number = errno;

	if (close(fd) < 0 && rc == 0)
		return -1;
	errno = number;
	return rc;
}

/* What a person asks to write over. */

static bool holds_database(const char *path)
{
	static const char magic[] = "SQLite format 3";
	char head[sizeof magic] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;

	if (fd < 0)
		return false;
	bool found = !fstat(fd, &st) && S_ISREG(st.st_mode) && read_some(fd, head, sizeof head) == sizeof head && !memcmp(head, magic, sizeof magic);
	close(fd);
	return found;
}

int file_spare(const char *path, struct err *e)
{
	static const char *const beside[] = {"-journal", "-wal", "-shm"};
	size_t len = strlen(path);

	if (holds_database(path))
		return err_setf(e, ERR_INPUT, _("%s is a journal, or a copy of one, and it would be lost|give another name"), path);
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		AUTO_CTX(tmp);
		size_t ending = strlen(beside[i]);
		if (len > ending && !strcmp(path + len - ending, beside[i]) && holds_database(mem_dupn(tmp, path, len - ending)))
			return err_setf(e, ERR_INPUT, _("The journal keeps the name %s for itself|give another name"), path);
	}
	return 0;
}

int file_replace(const char *path, const char *data, size_t len, mode_t mode, struct err *e)
{
	AUTO_CTX(tmp);
	int fd;
	char *name = file_temporary(tmp, path, &fd);

	if (!name)
		return err_errno(e, path);
	if (fill(fd, data, len, mode) < 0 || rename(name, path) < 0) {
		err_errno(e, path);
		unlink(name);
		return ERR_DATA;
	}
	return file_sync_name(path) < 0 ? err_errno(e, path) : 0;
}

char *file_untaken(const void *parent, const char *path)
{
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *dot = strrchr(name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - path) : strlen(path);
	char *free = mem_dup(parent, path);

	for (int n = 2; file_exists(free); n++) {
		talloc_free(free);
		free = mem_printf(parent, "%.*s-%d%s", (int)stem, path, n, path + stem);
	}
	return free;
}

static int make_one(const char *path, mode_t mode)
{
	struct stat st;

	if (mkdir(path, mode) == 0)
		return 0;
	if (errno != EEXIST && errno != EROFS && errno != EACCES)
		return -1;
	int number = errno;

	if (stat(path, &st) < 0) {
		errno = number;
		return -1;
	}
	if (S_ISDIR(st.st_mode))
		return 0;
	errno = ENOTDIR;
	return -1;
}

int dir_make(const char *path, mode_t mode, struct err *e)
{
	AUTO_CTX(tmp);
	char *part = mem_dup(tmp, path);

	for (char *p = part + 1; *part && *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (make_one(part, mode) < 0)
			return err_errno(e, part);
		*p = '/';
	}
	return make_one(part, mode) < 0 ? err_errno(e, path) : 0;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}
