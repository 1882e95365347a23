namespace FluentMigrator.Runner.Initialization;

/// <summary>Classes that may be anything: migrations, profiles, maintenance, the version table.</summary>
public interface ITypeSource
{
    IEnumerable<Type> GetTypes();
}
