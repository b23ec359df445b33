// SPDX-License-Identifier: EUPL-1.2
/* A search in a journal whose schema was written into: four bytes for each byte put in, its page among those of the schema, its place there (two), and
   the byte. The pages are read by us before SQLite reads them. */
#include "fuzz.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include <carnet/journal/find.h>

enum { PAGE = 4096, HEAD = 100 /* of the file: its version is another target's business */, PAGES_MAX = 64 };

static char path[] = "/tmp/carnet-fuzz-XXXXXX";
static int fd = -1;
static size_t at[PAGES_MAX], count;

static void gone(void)
{
	unlink(path);
}

/* Made once; each case puts back what it wrote over. */
static void make(void)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	journal *j;
	char *bytes;
	size_t len;
	fd = mkstemp(path);
	HOLDS(fd >= 0);
	unlink(path);
	close(fd);
	atexit(gone);
	HOLDS(journal_open(tmp, &j, path, JOURNAL_WRITE, &e) == 0);
	record *r = record_new(tmp, &e_cpts);
	record_set(r, "name", value_text(r, "CPTS du Val"));
	HOLDS(journal_save(j, r, NULL, &e) == 0);
	journal_close(j);
	HOLDS(file_read(tmp, &bytes, &len, path, 1 << 24, &e) == 0);
	for (size_t i = 0; i < len && count < PAGES_MAX; i += PAGE)
		if (!i || memmem(bytes + i, PAGE, "CREATE ", strlen("CREATE ")))
			at[count++] = i;
	fd = open(path, O_RDWR);
	HOLDS(fd >= 0);
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	journal *j;
	hits *found;
	if (fd < 0)
		make();
	char *before = mem_alloc(tmp, count * PAGE, "pages");
	for (size_t i = 0; i < count; i++)
		HOLDS(pread(fd, before + i * PAGE, PAGE, (off_t)at[i]) == PAGE);
	for (; len >= 4; data += 4, len -= 4) {
		size_t page = data[0] % count, place = (size_t)(data[1] << 8 | data[2]) % PAGE;
		if (page || place >= HEAD)
			HOLDS(pwrite(fd, data + 3, 1, (off_t)(at[page] + place)) == 1);
	}
	int code = journal_open(tmp, &j, path, JOURNAL_FIND, &e);
	HOLDS_TOLD(code, &e);
	if (!code) {
		code = journal_find(j, tmp, "val", 50, &found, &e);
		HOLDS_TOLD(code, &e);
		journal_close(j);
	}
	for (size_t i = 0; i < count; i++)
		HOLDS(pwrite(fd, before + i * PAGE, PAGE, (off_t)at[i]) == PAGE);
	return 0;
}
