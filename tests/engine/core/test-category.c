/* test-category.c: what people write in a column of choices, and what is meant. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"
#include "jy-value-error.h"

typedef struct
{
  const char *text;
  int choice;
} Word;

static void
assert_words (const JyChoices *choices,
              const Word      *words,
              guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("“%s”", words[i].text);
      g_assert_cmpint (jy_choices_find (choices, words[i].text), ==, words[i].choice);
    }
}

static const Word categories[] = {
  { "可回收物", JY_CATEGORY_RECYCLABLE }, { "recyclable", JY_CATEGORY_RECYCLABLE },
  { "Recyclable", JY_CATEGORY_RECYCLABLE }, { "有害垃圾", JY_CATEGORY_HAZARDOUS },
  { "hazardous", JY_CATEGORY_HAZARDOUS }, { "厨余垃圾", JY_CATEGORY_KITCHEN },
  { "kitchen", JY_CATEGORY_KITCHEN }, { "餐厨垃圾", JY_CATEGORY_KITCHEN },
  { "餐余垃圾", JY_CATEGORY_KITCHEN }, { "湿垃圾", JY_CATEGORY_KITCHEN },
  { "易腐垃圾", JY_CATEGORY_KITCHEN }, { "其他垃圾", JY_CATEGORY_OTHER },
  { "干垃圾", JY_CATEGORY_OTHER }, { "OTHER", JY_CATEGORY_OTHER },
  { "废弃油脂", -1 }, { "waste_oil", -1 }, { "大件垃圾", -1 }, { "垃圾", -1 }, { "", -1 },
};

static const Word contract_categories[] = {
  { "废弃油脂", JY_CATEGORY_WASTE_OIL },
  { "waste_oil", JY_CATEGORY_WASTE_OIL },
  { "餐厨垃圾", JY_CATEGORY_KITCHEN },
};

static const Word subkinds[] = {
  { "paper", JY_SUBKIND_PAPER }, { "纸类", JY_SUBKIND_PAPER }, { "plastic", JY_SUBKIND_PLASTIC },
  { "塑料", JY_SUBKIND_PLASTIC }, { "metal", JY_SUBKIND_METAL }, { "金属", JY_SUBKIND_METAL },
  { "glass", JY_SUBKIND_GLASS }, { "玻璃", JY_SUBKIND_GLASS }, { "textile", JY_SUBKIND_TEXTILE },
  { "织物", JY_SUBKIND_TEXTILE }, { "lamp", JY_SUBKIND_LAMP }, { "灯管", JY_SUBKIND_LAMP },
  { "household_chemical", JY_SUBKIND_HOUSEHOLD_CHEMICAL }, { "家用化学品", JY_SUBKIND_HOUSEHOLD_CHEMICAL },
  { "battery", JY_SUBKIND_BATTERY }, { "电池", JY_SUBKIND_BATTERY },
  { "household_kitchen", JY_SUBKIND_HOUSEHOLD_KITCHEN }, { "家庭厨余", JY_SUBKIND_HOUSEHOLD_KITCHEN },
  { "catering", JY_SUBKIND_CATERING }, { "餐厨", JY_SUBKIND_CATERING }, { "餐厨垃圾", JY_SUBKIND_CATERING },
  { "other_kitchen", JY_SUBKIND_OTHER_KITCHEN }, { "其他厨余", JY_SUBKIND_OTHER_KITCHEN },
  { "waste_oil", JY_SUBKIND_WASTE_OIL }, { "废弃油脂", JY_SUBKIND_WASTE_OIL },
};

static const Word meals[] = {
  { "breakfast", JY_MEAL_BREAKFAST }, { "早餐", JY_MEAL_BREAKFAST }, { "午餐", JY_MEAL_LUNCH },
  { "中餐", JY_MEAL_LUNCH }, { "晚餐", JY_MEAL_DINNER }, { "加班餐", JY_MEAL_OVERTIME },
};

static const Word stages[] = {
  { "库存损耗", JY_STAGE_SPOILAGE }, { "加工", JY_STAGE_PREPARATION },
  { "备餐剩余", JY_STAGE_UNSERVED }, { "餐盘", JY_STAGE_PLATE },
};

static const Word destinations[] = {
  { "再利用", JY_DESTINATION_REUSE }, { "资源化利用", JY_DESTINATION_RECYCLED }, { "堆肥", JY_DESTINATION_COMPOSTED },
  { "就地处理", JY_DESTINATION_ON_SITE }, { "焚烧", JY_DESTINATION_INCINERATED }, { "填埋", JY_DESTINATION_LANDFILLED },
  { "无害化处置", JY_DESTINATION_TREATED },
};

static const Word licences[] = {
  { "危险废物经营许可证", JY_LICENCE_HAZARDOUS_OPERATION }, { "再生资源回收备案", JY_LICENCE_RECYCLING_FILING },
  { "生活垃圾经营性清运许可", JY_LICENCE_DOMESTIC_WASTE_SERVICE }, { "餐厨垃圾收运许可", JY_LICENCE_FOOD_WASTE_SERVICE },
  { "营业执照", JY_LICENCE_BUSINESS },
};

static const Word site_types[] = { { "食堂", 0 }, { "窗口", 1 }, { "投放点", 2 }, { "暂存点", 3 } };

static const Word food[] = {
  { "粮食", 0 }, { "食用油", 1 }, { "蔬菜", 2 }, { "水果", 3 }, { "猪肉", 4 }, { "牛羊肉", 5 }, { "禽肉", 6 },
  { "蛋类", 7 }, { "水产", 8 }, { "豆制品", 9 }, { "奶类", 10 }, { "调料", 11 }, { "其他", 12 },
  { "grain", 0 }, { "oil", 1 }, { "vegetable", 2 }, { "fruit", 3 }, { "pork", 4 }, { "beef_mutton", 5 },
  { "poultry", 6 }, { "egg", 7 }, { "fish", 8 }, { "bean", 9 }, { "dairy", 10 }, { "seasoning", 11 }, { "other", 12 },
};

static const Word awards[] = { { "招标", 0 }, { "询价", 1 }, { "指定", 2 } };

static void
test_words (void)
{
#define ASSERT_WORDS(choices, words) assert_words (&choices, words, G_N_ELEMENTS (words))
  ASSERT_WORDS (jy_category_choices, categories);
  ASSERT_WORDS (jy_contract_category_choices, contract_categories);
  ASSERT_WORDS (jy_subkind_choices, subkinds);
  ASSERT_WORDS (jy_meal_choices, meals);
  ASSERT_WORDS (jy_stage_choices, stages);
  ASSERT_WORDS (jy_destination_choices, destinations);
  ASSERT_WORDS (jy_licence_type_choices, licences);
  ASSERT_WORDS (jy_site_type_choices, site_types);
  ASSERT_WORDS (jy_food_category_choices, food);
  ASSERT_WORDS (jy_award_method_choices, awards);
#undef ASSERT_WORDS
  g_assert_cmpuint (jy_category_choices.n, ==, JY_N_CATEGORIES);
  g_assert_cmpuint (jy_contract_category_choices.n, ==, JY_N_CATEGORIES + 1);
  g_assert_cmpuint (jy_subkind_choices.n, ==, JY_N_SUBKINDS);
  g_assert_cmpuint (jy_meal_choices.n, ==, JY_N_MEALS);
  g_assert_cmpuint (jy_stage_choices.n, ==, JY_N_STAGES);
  g_assert_cmpuint (jy_destination_choices.n, ==, JY_N_DESTINATIONS);
}

/* Every word of every list means one choice only. */
static void
test_no_word_twice (void)
{
  static const JyChoices *const all[] = {
    &jy_category_choices,       &jy_contract_category_choices, &jy_subkind_choices,       &jy_meal_choices,
    &jy_stage_choices,          &jy_weighing_method_choices,   &jy_pickup_method_choices, &jy_destination_choices,
    &jy_site_type_choices,      &jy_food_category_choices,     &jy_licence_type_choices,  &jy_price_basis_choices,
    &jy_award_method_choices,   &jy_contract_status_choices,   &jy_day_type_choices,
  };

  for (guint l = 0; l < G_N_ELEMENTS (all); l++)
    for (guint i = 0; i < all[l]->n; i++)
      {
        const JyChoice *choice = &all[l]->list[i];
        g_auto (GStrv) synonyms = g_strsplit (choice->synonyms != NULL ? choice->synonyms : "", "|", -1);

        g_assert_cmpint (jy_choices_find (all[l], choice->name), ==, (int) i);
        g_assert_cmpint (jy_choices_find (all[l], choice->title), ==, (int) i);
        g_assert_cmpint (jy_choices_find (all[l], choice->title_zh), ==, (int) i);
        for (guint s = 0; synonyms[s] != NULL; s++)
          {
            g_test_message ("“%s”", synonyms[s]);
            g_assert_cmpstr (synonyms[s], !=, "");
            g_assert_cmpint (jy_choices_find (all[l], synonyms[s]), ==, (int) i);
          }
      }
}

/* GB/T 19095-2019, table 1. */
static void
test_subkind_category (void)
{
  static const JyCategory expected[] = {
    JY_CATEGORY_RECYCLABLE, JY_CATEGORY_RECYCLABLE, JY_CATEGORY_RECYCLABLE, JY_CATEGORY_RECYCLABLE,
    JY_CATEGORY_RECYCLABLE, JY_CATEGORY_HAZARDOUS,  JY_CATEGORY_HAZARDOUS,  JY_CATEGORY_HAZARDOUS,
    JY_CATEGORY_KITCHEN,    JY_CATEGORY_KITCHEN,    JY_CATEGORY_KITCHEN,    JY_CATEGORY_KITCHEN,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (expected) == JY_N_SUBKINDS);
  for (guint i = 0; i < JY_N_SUBKINDS; i++)
    g_assert_cmpint (jy_subkind_get_category ((JySubkind) i), ==, expected[i]);
}

static void
assert_implied (const char *text,
                JyCategory  category,
                JySubkind   subkind)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_pickup);
  JyCheckContext context = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_message ("“%s”", text);
  g_assert_true (jy_record_parse (record, JY_PICKUP_CATEGORY, text, NULL, NULL, &error));
  g_assert_no_error (error);
  jy_record_derive (record, &context);
  g_assert_true (jy_record_has (record, JY_PICKUP_CATEGORY));
  g_assert_true (jy_record_has (record, JY_PICKUP_SUBKIND));
  g_assert_cmpint (jy_record_get_integer (record, JY_PICKUP_CATEGORY), ==, category);
  g_assert_cmpint (jy_record_get_integer (record, JY_PICKUP_SUBKIND), ==, subkind);
}

/* A sub-kind's name in the category column says both. */
static void
test_implied (void)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  assert_implied ("纸类", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PAPER);
  assert_implied ("废纸", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PAPER);
  assert_implied ("塑料", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PLASTIC);
  assert_implied ("金属", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_METAL);
  assert_implied ("玻璃", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_GLASS);
  assert_implied ("织物", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_TEXTILE);
  assert_implied ("灯管", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP);
  assert_implied ("家用化学品", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_HOUSEHOLD_CHEMICAL);
  assert_implied ("　电池　", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_BATTERY);
  assert_implied ("家庭厨余", JY_CATEGORY_KITCHEN, JY_SUBKIND_HOUSEHOLD_KITCHEN);
  assert_implied ("catering", JY_CATEGORY_KITCHEN, JY_SUBKIND_CATERING);
  assert_implied ("其他厨余", JY_CATEGORY_KITCHEN, JY_SUBKIND_OTHER_KITCHEN);
  assert_implied ("废弃油脂", JY_CATEGORY_KITCHEN, JY_SUBKIND_WASTE_OIL);

  g_assert_false (jy_record_parse (record, JY_PICKUP_CATEGORY, "大件垃圾", NULL, NULL, &error));
  g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_CHOICE);
  g_assert_false (jy_record_has (record, JY_PICKUP_SUBKIND));
}

/* Two different sub-kinds in one record are not settled in silence. */
static void
test_implied_contradiction (void)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_record_parse (record, JY_PICKUP_SUBKIND, "塑料", NULL, NULL, NULL));
  g_assert_true (jy_record_parse (record, JY_PICKUP_CATEGORY, "塑料", NULL, NULL, NULL));
  g_assert_cmpint (jy_record_get_integer (record, JY_PICKUP_SUBKIND), ==, JY_SUBKIND_PLASTIC);
  g_assert_false (jy_record_parse (record, JY_PICKUP_CATEGORY, "纸类", NULL, NULL, &error));
  g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_CHOICE);
  g_assert_cmpint (jy_record_get_integer (record, JY_PICKUP_SUBKIND), ==, JY_SUBKIND_PLASTIC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/category/words", test_words);
  g_test_add_func ("/category/no-word-twice", test_no_word_twice);
  g_test_add_func ("/category/subkind-category", test_subkind_category);
  g_test_add_func ("/category/implied", test_implied);
  g_test_add_func ("/category/implied-contradiction", test_implied_contradiction);

  return g_test_run ();
}
