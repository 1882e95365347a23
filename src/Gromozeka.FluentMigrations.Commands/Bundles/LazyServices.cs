namespace Gromozeka.FluentMigrations.Commands.Bundles;

/// <summary>Services that are created when the first one is requested: a command that only reads the version table requests none.</summary>
internal sealed class LazyServices(Func<IServiceProvider> build) : IServiceProvider, IDisposable
{
    private readonly Lazy<IServiceProvider> _services = new(build);

    public object? GetService(Type serviceType) => _services.Value.GetService(serviceType);

    public void Dispose()
    {
        if (_services.IsValueCreated)
            (_services.Value as IDisposable)?.Dispose();
    }
}
