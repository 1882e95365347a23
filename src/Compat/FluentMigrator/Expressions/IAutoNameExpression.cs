namespace FluentMigrator.Expressions;

/// <summary>An expression that runs a script whose name follows from the migration.</summary>
public interface IAutoNameExpression
{
    /// <summary>The names to look for, the best first; null until a convention sets them.</summary>
    IList<string> AutoNames { get; set; }

    AutoNameContext AutoNameContext { get; }

    Type MigrationType { get; }

    /// <summary>The ids of the database product, the most exact first.</summary>
    IList<string> DatabaseNames { get; }

    MigrationDirection Direction { get; }
}
