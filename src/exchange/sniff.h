// SPDX-License-Identifier: EUPL-1.2
/* What a file is, by its first bytes and never by its name. */
#pragma once
#include <stddef.h>
#include <carnet/base/err.h>

enum file_kind { FILE_EMPTY, FILE_JSON, FILE_CSV, FILE_ICS, FILE_JOURNAL, FILE_ZIP, FILE_PDF, FILE_UTF16, FILE_BINARY };
enum file_kind file_kind(const char *start, size_t len);
/* The sentence for a kind that cannot be read as what was expected. */
int file_kind_refuse(enum file_kind kind, const char *path, struct err *e);
