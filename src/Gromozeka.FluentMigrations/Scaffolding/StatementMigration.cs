using FluentMigrator;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Runs statements, as the class that is written from them will.</summary>
internal sealed class StatementMigration(IEnumerable<Statement> statements) : Migration
{
    public override void Up()
    {
        foreach (var statement in statements)
            statement.Run(this);
    }

    public override void Down()
    {
        // The statements of the other direction are a migration of their own.
    }
}
