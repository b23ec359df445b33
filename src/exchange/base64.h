// SPDX-License-Identifier: EUPL-1.2
/* Base64 (RFC 4648), for attachments in the full copy. */
#pragma once
#include <stdbool.h>
#include <carnet/base/strbuf.h>

void base64_add(strbuf *out, const void *data, size_t len);
/* False when s is not base64; talloc on parent. */
bool base64_read(const void *parent, char **out, size_t *len, const char *s, size_t n);
