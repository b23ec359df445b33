// SPDX-License-Identifier: EUPL-1.2
#include "outlet.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PIECE = 16 * 1024 };

static struct {
	FILE *file;
	int held;      /* the memory, -1 none */
} outlet = {.held = -1};

FILE *outlet_open(void)
{
	int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
	outlet.file = fd < 0 ? NULL : fdopen(fd, "w");
	if (fd >= 0 && !outlet.file)
		close(fd);
	outlet.held = memfd_create("carnet-frame", MFD_CLOEXEC);
	return outlet.file;
}

void outlet_close(void)
{
	if (outlet.file)
		fclose(outlet.file);
	if (outlet.held >= 0)
		close(outlet.held);
	outlet.file = NULL;
	outlet.held = -1;
}

void outlet_write(const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(STDOUT_FILENO, bytes, len);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
}

void outlet_hold(void)
{
	if (outlet.held >= 0)
		dup3(outlet.held, fileno(outlet.file), O_CLOEXEC);
}

void outlet_send(void)
{
	char piece[PIECE];
	if (outlet.held < 0)
		return;
	dup3(STDOUT_FILENO, fileno(outlet.file), O_CLOEXEC);
	off_t left = lseek(outlet.held, 0, SEEK_CUR), at = 0;
	for (ssize_t n; at < left && (n = pread(outlet.held, piece, left - at < PIECE ? (size_t)(left - at) : PIECE, at)) > 0; at += n)
		outlet_write(piece, (size_t)n);
	lseek(outlet.held, 0, SEEK_SET);
}
