// SPDX-License-Identifier: EUPL-1.2
#include "base64.h"
#include <string.h>
#include <carnet/base/mem.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_add(strbuf *out, const void *data, size_t len)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		unsigned group = (unsigned)p[i] << 16 | (left > 1 ? (unsigned)p[i + 1] << 8 : 0) | (left > 2 ? p[i + 2] : 0);
		char four[4] = {digits[group >> 18], digits[group >> 12 & 63], left > 1 ? digits[group >> 6 & 63] : '=',
			left > 2 ? digits[group & 63] : '='};
		sb_addn(out, four, 4);
	}
}

bool base64_read(const void *parent, char **out, size_t *len, const char *s, size_t n)
{
	if (n % 4)
		return false;
	size_t padding = n == 0 ? 0 : (size_t)(s[n - 1] == '=') + (size_t)(s[n - 1] == '=' && s[n - 2] == '=');
	char *to = NEW_ARRAY(parent, char, n / 4 * 3 + 1);
	unsigned group = 0;

	*out = to;
	*len = n / 4 * 3 - padding;
	for (size_t i = 0; i < n; i++) {
		bool pad = s[i] == '=' && i >= n - padding;
		const char *at = pad ? digits : memchr(digits, s[i], 64);
		if (!at)
			return false;
		group = group << 6 | (unsigned)(at - digits);
		if (i % 4 < 3)
			continue;
		*to++ = (char)(group >> 16 & 255);
		*to++ = (char)(group >> 8 & 255);
		*to++ = (char)(group & 255);
		group = 0;
	}
	(*out)[*len] = '\0';
	return true;
}
