using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Tests.Expressions;

public class ValidationTests
{
    private static readonly DefaultMigrationExpressionValidator Validator = new(null);

    public static TheoryData<IMigrationExpression, string[]> Invalid => new()
    {
        { new AlterColumnExpression { TableName = "t" }, [ErrorMessages.ColumnNameCannotBeNullOrEmpty, ErrorMessages.ColumnTypeMustBeDefined] },
        { new AlterColumnExpression { Column = Column() }, [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        {
            new AlterDefaultConstraintExpression(),
            [ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.ColumnNameCannotBeNullOrEmpty, ErrorMessages.DefaultValueCannotBeNull]
        },
        { new AlterSchemaExpression(), [ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.DestinationSchemaCannotBeNull] },
        { new AlterTableExpression(), [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new CreateColumnExpression { Column = Column() }, [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new CreateColumnExpression { TableName = "t", Column = { Name = "c" } }, [ErrorMessages.ColumnTypeMustBeDefined] },
        {
            new CreateConstraintExpression(ConstraintType.Unique),
            [ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.ConstraintMustHaveAtLeastOneColumn]
        },
        {
            new CreateForeignKeyExpression(),
            [
                ErrorMessages.ForeignKeyNameCannotBeNullOrEmpty, ErrorMessages.ForeignTableNameCannotBeNullOrEmpty,
                ErrorMessages.PrimaryTableNameCannotBeNullOrEmpty, ErrorMessages.ForeignKeyMustHaveOneOrMoreForeignColumns,
                ErrorMessages.ForeignKeyMustHaveOneOrMorePrimaryColumns,
            ]
        },
        { ForeignKey(["a", "a"], ["b", "c"]), [ErrorMessages.ForeignKeyColumnNamesMustBeUnique] },
        { ForeignKey(["a", "b"], ["c", "c"]), [ErrorMessages.PrimaryKeyColumnNamesMustBeUnique] },
        { ForeignKey(["a", "b"], ["c"]), [ErrorMessages.ForeignKeyColumnsCountMustMatchPrimaryKeyColumnsCount] },
        { ForeignKey([""], ["c"]), [ErrorMessages.ForeignKeyMustNotHaveColumnNameBeNullOrEmpty] },
        { ForeignKey(["a"], [""]), [ErrorMessages.PrimaryKeyColumnNameReferencedByForeignKeyMustNotBeNullOrEmpty] },
        {
            new CreateIndexExpression(),
            [ErrorMessages.IndexNameCannotBeNullOrEmpty, ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.IndexMustHaveOneOrMoreColumns]
        },
        {
            new CreateIndexExpression { Index = { Name = "n", TableName = "t", Columns = { new IndexColumnDefinition() } } },
            [ErrorMessages.ColumnNameCannotBeNullOrEmpty]
        },
        { new CreateSchemaExpression(), [ErrorMessages.SchemaNameCannotBeNullOrEmpty] },
        { new CreateSequenceExpression(), [ErrorMessages.SequenceNameCannotBeNullOrEmpty] },
        {
            new CreateTableExpression { TableName = "", Columns = { Column(), new ColumnDefinition { CustomType = "TEXT" } } },
            [ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.ColumnNameCannotBeNullOrEmpty]
        },
        { new DeleteColumnExpression(), [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new DeleteColumnExpression { TableName = "t" }, [ErrorMessages.ColumnNameCannotBeNullOrEmpty] },
        { new DeleteColumnExpression { TableName = "t", ColumnNames = { "a", "a" } }, [ErrorMessages.ColumnNamesMustBeUnique] },
        { new DeleteConstraintExpression(ConstraintType.PrimaryKey), [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new DeleteDataExpression(), [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        {
            new DeleteDefaultConstraintExpression(),
            [ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.ColumnNameCannotBeNullOrEmpty]
        },
        {
            new DeleteForeignKeyExpression(),
            [ErrorMessages.ForeignKeyNameCannotBeNullOrEmpty, ErrorMessages.ForeignTableNameCannotBeNullOrEmpty]
        },
        {
            new DeleteForeignKeyExpression { ForeignKey = { Name = "n", ForeignTable = "f", ForeignColumns = { "a" } } },
            [ErrorMessages.PrimaryTableNameCannotBeNullOrEmpty, ErrorMessages.ForeignKeyMustHaveOneOrMorePrimaryColumns]
        },
        { new DeleteIndexExpression(), [ErrorMessages.IndexNameCannotBeNullOrEmpty, ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new DeleteSchemaExpression(), [ErrorMessages.SchemaNameCannotBeNullOrEmpty] },
        { new DeleteSequenceExpression(), [ErrorMessages.SequenceNameCannotBeNullOrEmpty] },
        { new DeleteTableExpression(), [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new ExecuteEmbeddedSqlScriptExpression([]), [ErrorMessages.SqlScriptCannotBeNullOrEmpty] },
        { new ExecuteSqlScriptExpression(), [ErrorMessages.SqlScriptCannotBeNullOrEmpty] },
        { new ExecuteSqlStatementExpression(), [ErrorMessages.SqlStatementCannotBeNullOrEmpty] },
        { new InsertDataExpression(), [ErrorMessages.TableNameCannotBeNullOrEmpty] },
        { new PerformDBOperationExpression(), [ErrorMessages.OperationCannotBeNull] },
        {
            new RenameColumnExpression(),
            [
                ErrorMessages.TableNameCannotBeNullOrEmpty, ErrorMessages.OldColumnNameCannotBeNullOrEmpty,
                ErrorMessages.NewColumnNameCannotBeNullOrEmpty,
            ]
        },
        { new RenameTableExpression(), [ErrorMessages.OldTableNameCannotBeNullOrEmpty, ErrorMessages.NewTableNameCannotBeNullOrEmpty] },
        { new UpdateDataExpression { TableName = "t" }, [ErrorMessages.UpdateDataExpressionMustSpecifyWhereClauseOrAllRows] },
        {
            new UpdateDataExpression { TableName = "t", IsAllRows = true, Where = [new("a", 1)] },
            [ErrorMessages.UpdateDataExpressionMustNotSpecifyBothWhereClauseAndAllRows]
        },
    };

    public static TheoryData<IMigrationExpression> Valid =>
    [
        new AlterDefaultConstraintExpression { TableName = "t", ColumnName = "c", DefaultValue = "" },
        new CreateTableExpression { TableName = "t", Columns = { Column() } },
        new DeleteForeignKeyExpression { ForeignKey = { Name = "n", ForeignTable = "f" } },
        ForeignKey(["a"], ["a"]),
        new UpdateDataExpression { TableName = "t", IsAllRows = true, Set = [new("a", 1)] },
    ];

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void Validate_OfAnInvalidExpression_SaysWhatIsWrong(IMigrationExpression expression, string[] expected)
        => Assert.Equal(expected.Order(), Validator.Validate(expression).Select(result => result.ErrorMessage!).Order());

    [Theory]
    [MemberData(nameof(Valid), DisableDiscoveryEnumeration = true)]
    public void Validate_OfAValidExpression_FindsNothing(IMigrationExpression expression) => Assert.Empty(Validator.Validate(expression));

    private static ColumnDefinition Column() => new() { Name = "c", Type = DbType.Int32 };

    private static CreateForeignKeyExpression ForeignKey(string[] foreign, string[] primary)
        => new() { ForeignKey = { Name = "n", ForeignTable = "f", PrimaryTable = "p", ForeignColumns = foreign, PrimaryColumns = primary } };
}
