namespace FluentMigrator.Expressions;

/// <summary>One recorded operation of a migration.</summary>
public interface IMigrationExpression
{
    /// <summary>Hands the expression to the processor.</summary>
    void ExecuteWith(IMigrationProcessor processor);

    /// <summary>The operation that undoes this one.</summary>
    /// <exception cref="NotSupportedException">The operation cannot be undone from what it says.</exception>
    IMigrationExpression Reverse();
}
