// SPDX-License-Identifier: EUPL-1.2
#include "words.h"
#include <string.h>
#include <wchar.h>
#include <wctype.h>
#include <carnet/base/mem.h>

char *desk_capital(const void *parent, const char *name)
{
	mbstate_t in = {0}, out = {0};
	char first[16];
	wchar_t c;
	size_t n = mbrtowc(&c, name, strlen(name), &in);

	if (n == (size_t)-1 || n == (size_t)-2 || n == 0)
		return mem_dup(parent, name);
	size_t len = wcrtomb(first, (wchar_t)towupper((wint_t)c), &out);
	return mem_printf(parent, "%.*s%s", (int)len, first, name + n);
}
