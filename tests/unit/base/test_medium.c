// SPDX-License-Identifier: EUPL-1.2
/* What can be taken away, told from a list of mounts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include <carnet/base/medium.h>
#include <string.h>

static char mounts[] = "/tmp/carnet-mounts-XXXXXX";
static const char text[] =
	"/dev/sda2 / ext4 rw 0 0\n"
	"tmpfs /mnt/memory tmpfs rw 0 0\n"
	"/dev/sda1 /boot/efi vfat rw 0 0\n"
	"/dev/sdb1 /media/jeanne/CLE\\040BLEUE vfat rw,nosuid 0 0\n"
	"/dev/sdc1 /run/media/jeanne/DISQUE ext4 ro 0 0\n"
	"/dev/sdd1 /srv/key vfat rw 0 0\n"
	"//box/share /mnt/box cifs rw 0 0\n";

static int setup(void **state)
{
	(void)state;
	close(mkstemp(mounts));
	setenv("CARNET_MOUNTS", mounts, 1);
	return file_replace(mounts, text, strlen(text), 0600, NULL);
}

static int teardown(void **state)
{
	(void)state;
	return unlink(mounts);
}

static void what_can_be_taken_away(void **state)
{
	static const medium expected[] = {{"/media/jeanne/CLE BLEUE", true}, {"/run/media/jeanne/DISQUE", false}, {"/srv/key", true}, {"/mnt/box", true}};
	AUTO_CTX(tmp);
	medium *list;
	size_t count;

	(void)state;
	medium_list(tmp, &list, &count);
	assert_int_equal(count, LENGTH(expected));
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(list[i].path, expected[i].path);
		assert_int_equal(list[i].writable, expected[i].writable);
	}
}

static void where_a_file_is(void **state)
{
	static const struct { const char *path, *on; } places[] = {
		{"/", "/"}, {"/srv/keyring/x", "/"}, {"/srv/key", "/srv/key"}, {"/srv/key/a/b", "/srv/key"}, {"/mnt/none", "/"},
	};
	AUTO_CTX(tmp);

	(void)state;
	for (size_t i = 0; i < LENGTH(places); i++) /* paths that are not there: as far as they exist, which is / */
		assert_string_equal(medium_of(tmp, places[i].path), file_exists(places[i].path) ? places[i].on : "/");
	assert_false(medium_apart("/tmp", "/etc"));
}

static void without_a_list(void **state)
{
	AUTO_CTX(tmp);
	medium *list;
	size_t count;

	(void)state;
	setenv("CARNET_MOUNTS", "/nonexistent", 1);
	medium_list(tmp, &list, &count);
	assert_int_equal(count, 0);
	assert_string_equal(medium_of(tmp, "/tmp"), "/");
	unsetenv("CARNET_MOUNTS");
	assert_true(*medium_of(tmp, "relative") == '/');
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_can_be_taken_away), cmocka_unit_test(where_a_file_is), cmocka_unit_test(without_a_list)};

	return cmocka_run_group_tests(tests, setup, teardown);
}
