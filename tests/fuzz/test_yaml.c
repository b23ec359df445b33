// SPDX-License-Identifier: EUPL-1.2
/* Any bytes as each kind of content file, a table of scales among them: problems are told with their place inside the file. */
#include "fuzz.h"

#include <carnet/base/mem.h>

#include "../../src/library/content.h"

static const char *const paths[] = {"fr/guide/page.yaml", "scales/fiscal.yaml", "scales/meals.yaml", "fr/glossary.yaml", "fr/levels.yaml"};

int fuzz_one(const uint8_t *data, size_t len)
{
	const char *text = (const char *)data;
	for (size_t i = 0; i < LENGTH(paths); i++) {
		AUTO_CTX(tmp);
		AUTO_PROBLEMS p = {0};
		content *c;
		const source_file file = {paths[i], mem_dupn(tmp, text, len), len};
		content_read_files(tmp, &c, "content", NULL, &file, 1, &p);
		for (size_t k = 0; k < p.count; k++)
			HOLDS(p.list[k].what[0] && p.list[k].todo[0]);
	}
	return 0;
}
