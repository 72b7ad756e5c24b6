/* test-problems.c: the sentences in which a record's problems are told. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-problems.h"
#include "jy-record.h"

#include <string.h>

static void
test_list (void)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();

  g_assert_cmpuint (jy_problems_get_n (problems), ==, 0);
  g_assert_false (jy_problems_has_errors (problems));
  jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PICKUP_MANIFEST, "%s is %d digits", "1", 1);
  g_assert_false (jy_problems_has_errors (problems));
  jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PICKUP_MASS, "%s", "it is 100 % missing");
  g_assert_true (jy_problems_has_errors (problems));
  g_assert_cmpuint (jy_problems_get_n (problems), ==, 2);
  g_assert_cmpstr (jy_problems_get (problems, 0)->message, ==, "1 is 1 digits");
  g_assert_cmpuint (jy_problems_get (problems, 1)->field, ==, JY_PICKUP_MASS);
  jy_problems_clear (problems);
  g_assert_cmpuint (jy_problems_get_n (problems), ==, 0);
  g_assert_false (jy_problems_has_errors (problems));
}

static void
test_sentences (void)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autofree char *field = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;

  jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PICKUP_MASS, "it is missing");
  jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PICKUP_MANIFEST, "it is short");
  jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PROBLEM_WHOLE_RECORD, "the month is closed");
  field = jy_problem_to_sentence (jy_problems_get (problems, 0), &jy_kind_pickup);
  whole = jy_problem_to_sentence (jy_problems_get (problems, 2), &jy_kind_pickup);
  errors = jy_problems_to_text (problems, &jy_kind_pickup, JY_PROBLEM_ERROR);
  warnings = jy_problems_to_text (problems, &jy_kind_pickup, JY_PROBLEM_WARNING);
  g_assert_cmpstr (field, ==, "Mass: it is missing");
  g_assert_cmpstr (whole, ==, "the month is closed");
  g_assert_cmpstr (errors, ==, "Mass: it is missing; the month is closed");
  g_assert_cmpstr (warnings, ==, "Manifest number: it is short");
}

/* A sentence names field, value and reason. */
static void
test_of_record (void)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_collector);
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  JyCheckContext context = { 0 };

  jy_record_set_text (record, JY_COLLECTOR_CREDIT_CODE, "91350100M000100Y44");
  jy_record_check (record, &context, problems);
  errors = jy_problems_to_text (problems, &jy_kind_collector, JY_PROBLEM_ERROR);
  warnings = jy_problems_to_text (problems, &jy_kind_collector, JY_PROBLEM_WARNING);
  g_assert_cmpstr (errors, ==, "Name: it is missing; it must be filled in");
  g_assert_true (g_str_has_prefix (warnings, "Unified social credit code: “91350100M000100Y44”: "));
  g_assert_nonnull (strstr (warnings, "should be 3"));
}

static void
test_chinese (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JyProblems) problems = jy_problems_new ();
      g_autofree char *text = NULL;

      g_setenv ("LANGUAGE", "zh_CN", TRUE);
      jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PICKUP_MASS, "甲");
      jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PICKUP_DATE, "乙");
      text = jy_problems_to_text (problems, &jy_kind_pickup, JY_PROBLEM_ERROR);
      g_assert_cmpstr (text, ==, "重量：甲；日期：乙");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/problems/list", test_list);
  g_test_add_func ("/problems/sentences", test_sentences);
  g_test_add_func ("/problems/of-record", test_of_record);
  g_test_add_func ("/problems/chinese", test_chinese);

  return g_test_run ();
}
