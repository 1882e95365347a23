using System.Data;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class ColumnCases
{
    public static readonly OperationCase[] All =
    [
        new(
            "Create.Column nullable",
            m => m.Create.Column("c").OnTable("people").AsString().Nullable(),
            m => m.Delete.Column("c").FromTable("people"),
            new Fact("SELECT name || type || \"notnull\" FROM pragma_table_info('people') WHERE name = 'c'", "cTEXT0"),
            new Fact("SELECT quote(c) FROM people", "NULL; NULL; NULL")
        ),
        new(
            "Create.Column not null with default",
            m => m.Create.Column("c").OnTable("people").InSchema("main").AsInt32().NotNullable().WithDefaultValue(5),
            m => m.Delete.Column("c").FromTable("people").InSchema("main"),
            new Fact("SELECT quote(c) FROM people", "5; 5; 5")
        ),
        new(
            "Create.Column with raw default and description",
            m =>
                m.Create.Column("c")
                    .OnTable("people")
                    .AsCustom("BOOLEAN")
                    .NotNullable()
                    .WithDefaultValue(RawSql.Insert("TRUE"))
                    .WithColumnDescription("flag"),
            m => m.Delete.Column("c").FromTable("people"),
            new Fact("SELECT quote(c) FROM people", "1; 1; 1")
        ),
        new(
            "Create.Column indexed",
            m => m.Create.Column("c").OnTable("pets").AsInt32().Nullable().Indexed("ix_c"),
            m =>
            {
                m.Delete.Index("ix_c").OnTable("pets");
                m.Delete.Column("c").FromTable("pets");
            },
            Fact.Indexes("pets", "ix_c(c); unique ux_pets_tag(tag)")
        ),
        new(
            "Create.Column unique",
            m => m.Create.Column("c").OnTable("pets").AsInt32().Nullable().Unique(),
            m =>
            {
                m.Delete.Index("IX_pets_c").OnTable("pets");
                m.Delete.Column("c").FromTable("pets");
            },
            Fact.Indexes("pets", "unique IX_pets_c(c); unique ux_pets_tag(tag)")
        ),
        new(
            "Create.Column with a foreign key",
            m =>
                m.Create.Column("friend")
                    .OnTable("pets")
                    .AsInt64()
                    .Nullable()
                    .ForeignKey("fk_friend", "people", "id")
                    .OnDelete(Rule.SetNull),
            m => m.Delete.Column("friend").FromTable("pets"),
            Fact.Keys("pets", "friend->people(id) SET NULL NO ACTION; owner->people(id) CASCADE NO ACTION")
        ),
        new(
            "Create.Column computed",
            m => m.Create.Column("twice").OnTable("people").AsInt32().Nullable().Computed("age * 2"),
            m => m.Delete.Column("twice").FromTable("people"),
            new Fact("SELECT quote(twice) FROM people", "60; NULL; 82")
        ),
        new(
            "Create.Column with existing rows set",
            m => m.Create.Column("c").OnTable("people").AsString().Nullable().SetExistingRowsTo("it's"),
            m => m.Delete.Column("c").FromTable("people"),
            new Fact("SELECT quote(c) FROM people", "'it''s'; 'it''s'; 'it''s'")
        ),
        new(
            "Create.Column with a collation",
            m => m.Create.Column("c").OnTable("people").AsString("NOCASE").NotNullable().WithDefaultValue("Q"),
            m => m.Delete.Column("c").FromTable("people"),
            new Fact("SELECT count(*) FROM people WHERE c = 'q'", "3")
        ),
        new(
            "Alter.Table AddColumn twice",
            m => m.Alter.Table("people").AddColumn("c").AsInt32().Nullable().AddColumn("d").AsInt32().Nullable().Indexed(),
            m =>
            {
                m.Delete.Index().OnTable("people").OnColumn("d");
                m.Delete.Column("c").Column("d").FromTable("people");
            },
            Fact.Columns("people", "id INTEGER pk1; name TEXT !null; age INTEGER; note TEXT; c INTEGER; d INTEGER"),
            Fact.Indexes("people", "IX_people_d(d); ix_people_age(age)")
        ),
        new(
            "Alter.Table InSchema AddColumn with everything",
            m =>
                m.Alter.Table("pets")
                    .InSchema("main")
                    .AddColumn("c")
                    .AsInt64()
                    .Nullable()
                    .ForeignKey("people", "id")
                    .Unique()
                    .SetExistingRowsTo(null!),
            m =>
            {
                m.Delete.Index("IX_pets_c").OnTable("pets").InSchema("main");
                m.Delete.Column("c").FromTable("pets").InSchema("main");
            },
            Fact.Keys("pets", "c->people(id) NO ACTION NO ACTION; owner->people(id) CASCADE NO ACTION"),
            Fact.Indexes("pets", "unique IX_pets_c(c); unique ux_pets_tag(tag)")
        ),
        new(
            "Create.Column on an empty table, not null without default",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32();
                m.Create.Column("b").OnTable("t").AsInt32().NotNullable();
                m.Create.Column("c").OnTable("t").AsDateTime().NotNullable().WithDefault(SystemMethods.CurrentUTCDateTime);
            },
            m => m.Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null; b INTEGER !null; c DATETIME !null =CURRENT_TIMESTAMP")
        ),
    ];
}
