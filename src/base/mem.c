// SPDX-License-Identifier: EUPL-1.2
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

enum { DOUBLED_MOST = 64 << 20 }; /* beyond, an array grows by what is asked */

void (*die_hook)(void);

void die(const char *fmt, ...)
{
	va_list ap;

	if (die_hook)
		die_hook();
	fputs("carnet: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	/* Nothing else is sure to work: what waits in buffers is written, what would clean up is not run. */
	fflush(NULL);
	_exit(3);
}

void *mem_check(void *p)
{
	if (!p)
		die("%s", _("no memory is left: close other programs, then start again"));
	return p;
}

void *mem_alloc(const void *parent, size_t size, const char *name)
{
	return mem_check(_talloc_zero(parent, size, name));
}

/* talloc counts elements in an unsigned int and answers NULL beyond 256 MB. */
static void *moved(const void *parent, void *old, size_t elsize, size_t count, const char *name)
{
	if (elsize == 0 || count > UINT_MAX)
		return mem_check(NULL);
	return mem_check(_talloc_realloc_array(parent, old, elsize, count ? (unsigned)count : 1, name));
}

void *mem_array(const void *parent, size_t elsize, size_t count, const char *name)
{
	return moved(parent, NULL, elsize, count, name);
}

void *mem_grow(const void *parent, void *old, size_t elsize, size_t count, const char *name)
{
	size_t size = talloc_get_size(old), has = size / elsize;

	if (old && count <= has)
		return old;
	return moved(parent, old, elsize, count < 2 * has && size < DOUBLED_MOST ? 2 * has : count, name);
}

char *mem_dup(const void *parent, const char *s)
{
	return mem_check(talloc_strdup(parent, s));
}

char *mem_dupn(const void *parent, const char *s, size_t n)
{
	char *copy = NEW_ARRAY(parent, char, n + 1);

	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *mem_printf(const void *parent, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = mem_check(talloc_vasprintf(parent, fmt, ap));
	va_end(ap);
	return s;
}

void *mem_scope(void)
{
	return mem_check(talloc_new(NULL));
}

void mem_free(void *p)
{
	talloc_free(p);
}

void mem_at_free(void *p, int (*drop)(void *p))
{
	talloc_set_destructor(p, drop);
}

void mem_free_scope(void *p)
{
	void **scope = p;

	talloc_free(*scope);
}
