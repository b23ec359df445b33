// SPDX-License-Identifier: EUPL-1.2
/* The packaged words that tell names from things. */
#pragma once
#include <cmocka.h>
#include <carnet/base/mem.h>
#include <carnet/library/library.h>
#include <carnet/rules/person.h>
#include <stdlib.h>

static inline const name_words *packaged_names(const void *parent)
{
	AUTO_ERR e = {0};
	const char *build = getenv("CARNET_BUILD");
	library *l;

	assert_int_equal(library_open(parent, &l, mem_printf(parent, "%s/library.db", build ? build : "build"), &e), 0);
	return name_words_read(parent, l);
}
