namespace FluentMigrator.Expressions;

/// <summary>The base of expressions; one that does not say otherwise cannot be reversed.</summary>
public abstract class MigrationExpressionBase : IMigrationExpression
{
    private const string Suffix = "Expression";

    public abstract void ExecuteWith(IMigrationProcessor processor);

    /// <summary>The expression that undoes this one.</summary>
    /// <exception cref="NotSupportedException">The expression cannot be reversed.</exception>
    public virtual IMigrationExpression Reverse() => throw Irreversible(this);

    /// <summary>The name of the operation.</summary>
    public override string ToString() => NameOf(this);

    internal static NotSupportedException Irreversible(IMigrationExpression expression)
        => new($"{NameOf(expression)} cannot be reversed automatically; write the Down method by hand.");

    private static string NameOf(IMigrationExpression expression)
    {
        var name = expression.GetType().Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
