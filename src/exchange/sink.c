// SPDX-License-Identifier: EUPL-1.2
#include <carnet/exchange/exchange.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/mem.h>

enum { FLUSH = 1 << 16 };

int sink_flush(sink to, strbuf *b, bool end, struct err *e)
{
	if (b->len < (end ? 1 : FLUSH))
		return 0;
	int code = to.write(to.data, b->s, b->len, e);
	sb_clear(b);
	return code;
}

struct file_sink {
	int fd;
	char *path, *beside; /* beside NULL: written where it goes, once in place or because it is no file (a pipe, a terminal) */
};

static int sink_drop(file_sink *f)
{
	if (f->fd >= 0)
		close(f->fd);
	if (f->beside)
		unlink(f->beside);
	return 0;
}

/* A file is written beside its place, then put there whole; a link leads to the file that is replaced. */
static int open_beside(file_sink *f)
{
	char *real = realpath(f->path, NULL);

	if (real) {
		talloc_free(f->path);
		f->path = mem_dup(f, real);
		free(real);
	}
	f->beside = file_temporary(f, f->path, &f->fd);
	return f->beside ? 0 : -1;
}

int file_sink_open(const void *parent, file_sink **out, const char *path, struct err *e)
{
	struct stat st;

	if (file_spare(path, e))
		return ERR_INPUT;
	file_sink *f = NEW(parent, file_sink);

	f->path = mem_dup(f, path);
	if (!stat(path, &st) && !S_ISREG(st.st_mode))
		f->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	else
		open_beside(f);
	if (f->fd < 0) {
		int code = err_errno(e, path);
		talloc_free(f);
		return code;
	}
	talloc_set_destructor(f, sink_drop);
	*out = f;
	return 0;
}

static int sink_write(void *data, const char *s, size_t len, struct err *e)
{
	file_sink *f = data;

	return file_write_all(f->fd, s, len) ? err_errno(e, f->path) : 0;
}

sink file_sink_to(file_sink *f)
{
	return (sink){sink_write, f};
}

int file_sink_commit(file_sink *f, struct err *e)
{
	if (!f->beside)
		return 0;
	if (fsync(f->fd) || rename(f->beside, f->path))
		return err_errno(e, f->path);
	f->beside = NULL;
	file_sync_name(f->path); /* a folder that cannot be synced is still right */
	return 0;
}
