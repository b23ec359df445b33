// SPDX-License-Identifier: EUPL-1.2
/* A pack as one file from elsewhere: nothing of it is believed but the YAML files inside, which are then read and checked like any others. */
#pragma once
#include <sqlite3.h>
#include <sys/types.h>
#include "content.h"

enum { PACK_FILE_MAX = 32 * 1024 * 1024, PACK_TEXT_MAX = 8 * 1024 * 1024, PACK_FILES_MAX = 1000 };

/* Its files, sorted by path. Opened read-only with a schema that is not trusted; size, schema, number, length and checksum are verified. */
int pack_file_read(const void *parent, source_file **out, size_t *count, const char *path, struct err *e);
/* SHA-256 of the files, in hexadecimal. */
char *source_sum(const void *parent, const source_file *files, size_t count);

/* Compiled content: in memory (sqlite3_free), or put in place of a file. */
int content_bytes(const content *c, unsigned char **bytes, sqlite3_int64 *size, struct err *e);
int content_write(const content *c, const char *out, mode_t mode, struct err *e);
/* The pack in a file against the guide at base: read, checked. *out even with problems; ERR_INPUT then. */
int pack_file_content(const void *parent, content **out, const char *path, struct library *base, struct problems *p, struct err *e);
/* The same of the files of a folder. */
int pack_content(const void *parent, content **out, const char *root, struct library *base, const source_file *files, size_t count,
		 struct problems *p, struct err *e);
