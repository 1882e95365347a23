using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

/// <summary>Operations of a step, as a test writes them.</summary>
internal static class Steps
{
    public static IMigrationExpression Drop(string table, string schema = "") =>
        new DeleteTableExpression { TableName = table, SchemaName = schema };

    public static IMigrationExpression DropColumns(string table, params string[] columns)
    {
        var expression = new DeleteColumnExpression { TableName = table };
        foreach (var column in columns)
            expression.ColumnNames.Add(column);
        return expression;
    }

    public static IMigrationExpression Rename(string from, string to) => new RenameTableExpression { OldName = from, NewName = to };

    public static IMigrationExpression RenameColumn(string table, string from, string to) =>
        new RenameColumnExpression
        {
            TableName = table,
            OldName = from,
            NewName = to,
        };

    public static IMigrationExpression Sql(string sql) => new ExecuteSqlStatementExpression { SqlStatement = sql };

    public static IMigrationExpression Code() => new PerformDBOperationExpression { Operation = (_, _) => { } };

    public static IMigrationExpression Create(string table) => new CreateTableExpression { TableName = table };

    public static IMigrationExpression Insert(string table) => new InsertDataExpression { TableName = table };

    public static IMigrationExpression Alter(string table, string column) =>
        new AlterColumnExpression
        {
            TableName = table,
            Column = new ColumnDefinition
            {
                Name = column,
                TableName = table,
                Type = System.Data.DbType.Int32,
                ModificationType = ColumnModificationType.Alter,
            },
        };

    /// <summary>A step named "Migration 7 (Step)".</summary>
    public static PreparedStep Step(StepDirection direction, bool hasTransaction = true) =>
        new(typeof(Nothing), new Nothing(), null, direction) { Name = "Migration 7 (Step)", HasTransaction = hasTransaction };

    private sealed class Nothing : Migration
    {
        public override void Up() { }

        public override void Down() { }
    }
}
