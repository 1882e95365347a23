using System.ComponentModel;

namespace FluentMigrator.Infrastructure;

/// <summary>The base of the fluent grammar's interfaces; it hides what every object has from an editor's suggestions.</summary>
public interface IFluentSyntax
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    bool Equals(object other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    int GetHashCode();

    [EditorBrowsable(EditorBrowsableState.Never)]
    Type GetType();

    [EditorBrowsable(EditorBrowsableState.Never)]
    string ToString();
}
