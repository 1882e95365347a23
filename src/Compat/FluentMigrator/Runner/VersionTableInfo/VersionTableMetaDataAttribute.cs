namespace FluentMigrator.Runner.VersionTableInfo;

/// <summary>Marks the class that names the version table of its assembly.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class VersionTableMetaDataAttribute : Attribute
{
}
