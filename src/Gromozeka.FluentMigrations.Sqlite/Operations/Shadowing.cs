using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// A name without its database means the main database, but SQLite prefers a temporary table or view with that name. If there is one, the
/// database is added to the name.
/// </summary>
internal static class Shadowing
{
    public static void Prevent(IMigrationExpression expression, SqliteSession session)
    {
        if (session.IsNew || !session.Steps.Leftovers.HaveTemporary)
            return;
        switch (expression)
        {
            case CreateIndexExpression index:
                index.Index.SchemaName = Main(index.Index.SchemaName);
                break;
            case DeleteIndexExpression index:
                index.Index.SchemaName = Main(index.Index.SchemaName);
                break;
            case CreateConstraintExpression key:
                key.Constraint.SchemaName = Main(key.Constraint.SchemaName);
                break;
            case DeleteConstraintExpression key:
                key.Constraint.SchemaName = Main(key.Constraint.SchemaName);
                break;
            case ISchemaExpression other:
                other.SchemaName = Main(other.SchemaName);
                break;
        }
    }

    private static string Main(string? schema) => string.IsNullOrEmpty(schema) ? "main" : schema;
}
