// SPDX-License-Identifier: EUPL-1.2
/* Prints the hash of every run of twelve words of the files named, sorted, one a line: how tests/data/seed-hashes was made.
     make build/tests/tools/seed_hashes && build/tests/tools/seed_hashes FILE… >tests/data/seed-hashes */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

#include <carnet/base/file.h>

#include "runs.h"

enum { FILE_MAX = 16 << 20 };

int main(int argc, char **argv)
{
	run_set set = {0};
	for (int i = 1; i < argc; i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		char *text;
		size_t len;
		if (file_read(tmp, &text, &len, argv[i], FILE_MAX, &e)) {
			fprintf(stderr, "%s\n", err_text(tmp, &e));
			return 1;
		}
		runs_each(text, run_set_add, &set);
	}
	run_set_sort(&set);
	printf("# Runs of twelve words of the founding documents, see tests/tools/seed_hashes.c\n");
	for (size_t i = 0; i < set.count; i++)
		if (!i || set.list[i] != set.list[i - 1])
			printf("%016" PRIx64 "\n", set.list[i]);
	free(set.list);
	return 0;
}
