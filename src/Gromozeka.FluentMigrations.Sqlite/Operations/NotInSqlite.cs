using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Refuses operations on objects that SQLite does not have.</summary>
internal static class NotInSqlite
{
    public static OperationRefusedException Refuse(IMigrationExpression expression) =>
        expression switch
        {
            CreateSchemaExpression => Of("Create.Schema", "schemas", "attach a second database file instead"),
            DeleteSchemaExpression => Of("Delete.Schema", "schemas", "detach the second database file instead"),
            AlterSchemaExpression => Of("ToSchema", "schemas", "copy the table into an attached database with Execute.Sql"),
            CreateSequenceExpression => Of("Create.Sequence", "sequences", "use an Identity() column"),
            DeleteSequenceExpression => Of(
                "Delete.Sequence",
                "sequences",
                "leave it out, or write it for the other databases only (IfDatabase)"
            ),
            _ => throw new ArgumentOutOfRangeException(
                nameof(expression),
                expression.GetType().Name,
                "Not an operation that a processor receives."
            ),
        };

    private static OperationRefusedException Of(string operation, string what, string next) =>
        new($"{operation}: SQLite has no {what}", next);
}
