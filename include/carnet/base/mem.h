// SPDX-License-Identifier: EUPL-1.2
/* Memory: every allocation hangs on a talloc parent and never returns NULL; running out of memory ends the
   program through die(), which gives the terminal back first. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdnoreturn.h>
#include <talloc.h>

/* Called by die() before it prints; the terminal room sets it so that a failing program leaves a usable screen. */
extern void (*die_hook)(void);

/* Prints one line on standard error and exits with 3 (the data or the machine failed). */
noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

void *mem_check(void *p) __attribute__((returns_nonnull)); /* p, unless it is NULL: for what libraries allocate */
void *mem_alloc(const void *parent, size_t size, const char *name) __attribute__((returns_nonnull)); /* zeroed */
void *mem_array(const void *parent, size_t elsize, size_t count, const char *name);                /* not zeroed */
void *mem_grow(const void *parent, void *old, size_t elsize, size_t count, const char *name);      /* the same, for what GROW is asked */
char *mem_dup(const void *parent, const char *s) __attribute__((returns_nonnull, nonnull(2)));
char *mem_dupn(const void *parent, const char *s, size_t n) __attribute__((returns_nonnull));
char *mem_printf(const void *parent, const char *fmt, ...) __attribute__((format(printf, 2, 3), returns_nonnull));

#define NEW(parent, type) ((type *)mem_alloc((parent), sizeof(type), #type))
#define NEW_ARRAY(parent, type, n) ((type *)mem_array((parent), sizeof(type), (n), #type))
/* list = GROW(parent, list, count + 1); list[count++] = one; The array has place for n at least, and for twice as many each time it is moved: no caller
   counts that place. NULL is an empty one, of that parent; another keeps its own. */
#define GROW(parent, old, n) (mem_grow((parent), (old), sizeof *(old), (n), __location__))

/* A scratch context freed when the scope ends: AUTO_CTX(tmp); */
void *mem_scope(void);
void mem_free_scope(void *p);
#define AUTO_CTX(name) __attribute__((cleanup(mem_free_scope))) void *name = mem_scope()

/* For modules, which see this program's functions and none of talloc's (its archive hides them, and a second copy would not know our memory). */
void mem_free(void *p);
void mem_at_free(void *p, int (*drop)(void *p)); /* drop(p) when p is freed; returns 0 */

#define LENGTH(array) (sizeof(array) / sizeof *(array))
