namespace FluentMigrator;

/// <summary>Attaches a named value to a migration, readable through its <see cref="Infrastructure.IMigrationInfo"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class MigrationTraitAttribute : Attribute
{
    /// <summary>A trait whose presence is all it says; its value is null.</summary>
    public MigrationTraitAttribute(string name)
        : this(name, null)
    {
    }

    public MigrationTraitAttribute(string name, object value)
    {
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public object Value { get; }
}
