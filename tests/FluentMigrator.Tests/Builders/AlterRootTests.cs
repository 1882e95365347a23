using System.Data;

namespace FluentMigrator.Tests.Builders;

public class AlterRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Alter.Table("T"), ["AlterTable TableName=T"])
        .Says(
            m => m.Alter.Table("T").IfExists().InSchema("s").AddColumn("a").AsInt32().AlterColumn("b").AsString(),
            [
                "AlterTable SchemaName=s TableName=T IfExists",
                "CreateColumn SchemaName=s TableName=T Column={Name=a Type=Int32 TableName=T} IfExists",
                "AlterColumn SchemaName=s TableName=T Column={Name=b Type=String TableName=T ModificationType=Alter} IfExists",
            ])
        .Says(m => m.Alter.Table("T").WithDescription("why"), ["AlterTable TableName=T TableDescription=why"])
        .Says(m => m.Alter.Table("T").ToSchema("d"), ["AlterTable TableName=T", "AlterSchema TableName=T DestinationSchemaName=d"])
        .Says(
            m => m.Alter.Table("T").InSchema("s").ToSchema("d"),
            [
                "AlterTable SchemaName=s TableName=T",
                "AlterSchema SourceSchemaName=s TableName=T DestinationSchemaName=d",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().NotNullable().WithDefaultValue(1).AddColumn("b").AsString(5).Nullable(),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 DefaultValue=1 IsNullable=False TableName=T}",
                "CreateColumn TableName=T Column={Name=b Type=String Size=5 IsNullable TableName=T}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().WithDefault(SystemMethods.NewGuid),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 DefaultValue=NewGuid TableName=T}",
            ])
        .Says(
            m => m.Alter.Table("T").InSchema("s").AddColumn("a").AsInt32().Indexed().Unique("UX"),
            [
                "AlterTable SchemaName=s TableName=T",
                "CreateColumn SchemaName=s TableName=T Column={Name=a Type=Int32 IsIndexed IsUnique TableName=T}",
                "CreateIndex Index={SchemaName=s TableName=T Columns=[{Name=a}]}",
                "CreateIndex Index={Name=UX SchemaName=s TableName=T IsUnique Columns=[{Name=a}]}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().Identity().PrimaryKey("PK"),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 IsIdentity IsPrimaryKey PrimaryKeyName=PK TableName=T}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().ForeignKey("FK", "P", "id").OnDelete(Rule.Cascade).OnUpdate(Rule.SetNull),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 IsForeignKey TableName=T ForeignKey={Name=FK ForeignTable=T "
                    + "PrimaryTable=P OnDelete=Cascade OnUpdate=SetNull ForeignColumns=[a] PrimaryColumns=[id]}}",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=T PrimaryTable=P OnDelete=Cascade OnUpdate=SetNull "
                    + "ForeignColumns=[a] PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().ReferencedBy("F", "p").OnDeleteOrUpdate(Rule.Cascade),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 TableName=T}",
                "CreateForeignKey ForeignKey={ForeignTable=F PrimaryTable=T OnDelete=Cascade OnUpdate=Cascade ForeignColumns=[p] "
                    + "PrimaryColumns=[a]}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().Computed("b + 1").WithColumnDescription("why"),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 Expression=b + 1 TableName=T ColumnDescription=why}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().SetExistingRowsTo(7),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 TableName=T}",
                "UpdateData TableName=T Set=[a:7] IsAllRows",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().SetExistingRowsTo(7).SetExistingRowsTo(8),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 TableName=T}",
                "UpdateData TableName=T Set=[a:8] IsAllRows",
            ])
        .Says(
            m => m.Alter.Table("T").IfExists().AddColumn("a").AsInt32().SetExistingRowsTo(7).NotNullable().WithDefaultValue(3),
            [
                "AlterTable TableName=T IfExists",
                "CreateColumn TableName=T Column={Name=a Type=Int32 DefaultValue=3 IsNullable TableName=T} IfExists",
                "UpdateData TableName=T Set=[a:7] IsAllRows",
                "AlterColumn TableName=T Column={Name=a Type=Int32 DefaultValue=3 IsNullable=False TableName=T "
                    + "ModificationType=Alter} IfExists",
            ])
        .Says(
            m => m.Alter.Table("T").InSchema("s").AddColumn("a").AsInt32().NotNullable().SetExistingRowsTo(7),
            [
                "AlterTable SchemaName=s TableName=T",
                "CreateColumn SchemaName=s TableName=T Column={Name=a Type=Int32 IsNullable TableName=T}",
                "UpdateData SchemaName=s TableName=T Set=[a:7] IsAllRows",
                "AlterColumn SchemaName=s TableName=T Column={Name=a Type=Int32 IsNullable=False TableName=T "
                    + "ModificationType=Alter}",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().SetExistingRowsTo(7).NotNullable().Nullable(),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 IsNullable TableName=T}",
                "UpdateData TableName=T Set=[a:7] IsAllRows",
            ])
        .Says(
            m => m.Alter.Table("T").AddColumn("a").AsInt32().NotNullable().SetExistingRowsTo(7).AddColumn("b").AsInt32().NotNullable(),
            [
                "AlterTable TableName=T",
                "CreateColumn TableName=T Column={Name=a Type=Int32 IsNullable TableName=T}",
                "UpdateData TableName=T Set=[a:7] IsAllRows",
                "AlterColumn TableName=T Column={Name=a Type=Int32 IsNullable=False TableName=T ModificationType=Alter}",
                "CreateColumn TableName=T Column={Name=b Type=Int32 IsNullable=False TableName=T}",
            ])
        .Says(
            m => m.Alter.Table("T").InSchema("s").AlterColumn("a").AsInt32().NotNullable().WithDefaultValue(1),
            [
                "AlterTable SchemaName=s TableName=T",
                "AlterColumn SchemaName=s TableName=T Column={Name=a Type=Int32 DefaultValue=1 IsNullable=False TableName=T "
                    + "ModificationType=Alter}",
                "AlterDefaultConstraint SchemaName=s TableName=T ColumnName=a DefaultValue=1",
            ])
        .Says(
            m => m.Alter.Table("T").AlterColumn("a").AsInt32().WithDefault(SystemMethods.CurrentUser),
            [
                "AlterTable TableName=T",
                "AlterColumn TableName=T Column={Name=a Type=Int32 DefaultValue=CurrentUser TableName=T ModificationType=Alter}",
                "AlterDefaultConstraint TableName=T ColumnName=a DefaultValue=CurrentUser",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsString(20).Nullable(),
            [
                "AlterColumn TableName=T Column={Name=a Type=String Size=20 IsNullable TableName=T ModificationType=Alter}",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").InSchema("s").AsInt32().WithDefaultValue(1),
            [
                "AlterColumn SchemaName=s TableName=T Column={Name=a Type=Int32 DefaultValue=1 TableName=T "
                    + "ModificationType=Alter}",
                "AlterDefaultConstraint SchemaName=s TableName=T ColumnName=a DefaultValue=1",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsInt32().WithDefault(SystemMethods.NewGuid),
            [
                "AlterColumn TableName=T Column={Name=a Type=Int32 DefaultValue=NewGuid TableName=T ModificationType=Alter}",
                "AlterDefaultConstraint TableName=T ColumnName=a DefaultValue=NewGuid",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsInt32().Indexed("IX").Unique(),
            [
                "AlterColumn TableName=T Column={Name=a Type=Int32 IsIndexed IsUnique TableName=T ModificationType=Alter}",
                "CreateIndex Index={Name=IX TableName=T Columns=[{Name=a}]}",
                "CreateIndex Index={TableName=T IsUnique Columns=[{Name=a}]}",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsInt32().PrimaryKey().Identity().NotNullable(),
            [
                "AlterColumn TableName=T Column={Name=a Type=Int32 IsIdentity IsPrimaryKey IsNullable=False TableName=T "
                    + "ModificationType=Alter}",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsInt32().ForeignKey("P", "id").OnDelete(Rule.Cascade),
            [
                "AlterColumn TableName=T Column={Name=a Type=Int32 IsForeignKey TableName=T ModificationType=Alter "
                    + "ForeignKey={ForeignTable=T PrimaryTable=P OnDelete=Cascade ForeignColumns=[a] PrimaryColumns=[id]}}",
                "CreateForeignKey ForeignKey={ForeignTable=T PrimaryTable=P OnDelete=Cascade ForeignColumns=[a] "
                    + "PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsInt32().ReferencedBy("FK", "F", "p").OnUpdate(Rule.Cascade),
            [
                "AlterColumn TableName=T Column={Name=a Type=Int32 TableName=T ModificationType=Alter}",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=F PrimaryTable=T OnUpdate=Cascade ForeignColumns=[p] "
                    + "PrimaryColumns=[a]}",
            ])
        .Says(
            m => m.Alter.Column("a").OnTable("T").AsInt32().Computed("b", stored: true).WithColumnAdditionalDescription("de", "warum"),
            [
                "AlterColumn TableName=T Column={Name=a Type=Int32 Expression=b ExpressionStored TableName=T "
                    + "ModificationType=Alter AdditionalColumnDescriptions=[de:warum]}",
            ]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Alter_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
