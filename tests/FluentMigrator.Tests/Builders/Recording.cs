using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Tests.Builders;

/// <summary>Records a migration without a database.</summary>
internal static class Recording
{
    public static List<string> Lines(Action<Migration> up, IQuerySchema? database = null) =>
        Expressions(up, database).Select(ExpressionText.Of).ToList();

    public static List<IMigrationExpression> Expressions(
        Action<Migration> up, IQuerySchema? database = null, IServiceProvider? services = null)
    {
        var context = Context(database, services);
        new DelegateMigration(up).GetUpExpressions(context);
        return [.. context.Expressions];
    }

    public static MigrationContext Context(IQuerySchema? database = null, IServiceProvider? services = null) =>
        new(database ?? StubProcessor.Create("SQLite"), services, "Data Source=none");

    private sealed class DelegateMigration(Action<Migration> up) : Migration
    {
        public override void Up() => up(this);

        public override void Down()
        {
        }
    }
}
