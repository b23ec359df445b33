// SPDX-License-Identifier: EUPL-1.2
/* Any bytes as the file of a pack: what is read of it is text under the limits, vouched for by its checksum. */
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

#include <carnet/base/mem.h>

#include "../../src/library/pack_file.h"

static void hold_files(const source_file *files, size_t count)
{
	size_t total = 0;
	HOLDS(count <= PACK_FILES_MAX);
	for (size_t i = 0; i < count; i++) {
		HOLDS(strlen(files[i].text) == files[i].len && files[i].len <= CONTENT_BYTES_MAX);
		total += files[i].len;
	}
	HOLDS(total <= PACK_TEXT_MAX);
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	source_file *files;
	size_t count;
	char path[] = "/tmp/carnet-fuzz-XXXXXX"; /* SQLite wants a name that leads back to the file: a memfd has none */
	int fd = mkstemp(path);
	HOLDS(fd >= 0 && write(fd, data, len) == (ssize_t)len);
	int code = pack_file_read(tmp, &files, &count, path, &e);
	HOLDS_TOLD(code, &e);
	if (!code)
		hold_files(files, count);
	close(fd);
	unlink(path);
	return 0;
}
